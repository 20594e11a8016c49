# shellcheck shell=bash
# Builds the two jars when a source is newer than they are, and prepares quick starts of them.

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

# begin_training: takes each jar apart and remembers the classes of one start, which halves the time of the next ones.
# Without that it starts all the same, so a failure is only told.
begin_training() {
  local jar name
  for jar in "$api_jar" "$worker_jar"; do
    name=$(basename "$jar" .jar)
    ! is_trained "$jar" || continue
    start_process "train-$name" "$root/infra/local/train-jar" "$jar" "${java_options[@]}"
    await "train-$name" has_ended "prepared $name for quick starts"
  done
}

# choose_start JAR: sets quickest, the words after java that start it.
choose_start() {
  quickest=(-jar "$1")
  ! is_trained "$1" || quickest=(-XX:AOTCache="${1%/*}/quick/application.aot" -jar "${1%/*}/quick/${1##*/}")
}

is_trained() {
  [[ ${1%/*}/quick/application.aot -nt $1 ]]
}

has_ended() {
  ! is_running "$1" || return 1
  forget_process "$1"
}
