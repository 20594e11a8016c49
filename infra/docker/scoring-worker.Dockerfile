# Built from the top of the repository: docker build --file infra/docker/scoring-worker.Dockerfile .
FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn --batch-mode --no-transfer-progress --strict-checksums -DskipTests -Dspotless.check.skip=true -Dcheckstyle.skip=true \
        --projects scoring-worker --also-make package \
    && java -Djarmode=tools -jar scoring-worker/target/scoring-worker.jar extract --layers --destination /layers

FROM eclipse-temurin:25.0.1_8-jre-noble
RUN useradd --system --uid 10001 --no-create-home rapport
WORKDIR /application
# What changes least comes first. The files' times stay, because the cache below remembers them.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
ENV SERVER_PORT=9080
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError"
# A start without any server, as far as the point where it would take work in: loaded and linked classes for the next
# starts. It has to run on this JVM with these options; where they differ later, the cache is passed over.
COPY infra/docker/train ./
RUN ./train scoring-worker.jar
USER 10001
EXPOSE 9080
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && printf 'GET /actuator/health/liveness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:AOTCache=application.aot", "-jar", "scoring-worker.jar"]
