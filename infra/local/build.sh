# shellcheck shell=bash
# Builds the two jars when a source is newer than they are.

api_jar=$root/api-service/target/api-service.jar
worker_jar=$root/scoring-worker/target/scoring-worker.jar

build_is_needed() {
  local jar newer
  for jar in "$api_jar" "$worker_jar"; do
    [[ -s $jar ]] || return 0
    # Directories count: one is newer when a file was removed from it.
    newer=$(find "$root/pom.xml" "$root/.mvn" "$root"/*/pom.xml "$root"/*/src/main -newer "$jar" -print -quit)
    [[ -z $newer ]] || return 0
  done
  return 1
}

# begin_build: runs beside the start of the servers; the checks are infra/test's business.
begin_build() {
  start_process build mvn --file "$root/pom.xml" --batch-mode --no-transfer-progress -DskipTests \
    -Dspotless.check.skip=true -Dcheckstyle.skip=true --projects api-service,scoring-worker --also-make package
  await_end build 'built api-service.jar and scoring-worker.jar'
}
