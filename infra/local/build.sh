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

# begin_build: runs beside the start of the servers; the checks are infra/test's business. A build that is the same
# bytes everywhere gives the jars an old date, so they are told that they are new.
begin_build() {
  # shellcheck disable=SC2016 # the words are those of the inner shell
  start_process build bash -c '"${@:3}" && touch "$1" "$2"' build "$api_jar" "$worker_jar" mvn --file "$root/pom.xml" --batch-mode --no-transfer-progress -DskipTests \
    -Dspotless.check.skip=true -Dcheckstyle.skip=true --projects api-service,scoring-worker --also-make package
  await_end build 'built api-service.jar and scoring-worker.jar'
}
