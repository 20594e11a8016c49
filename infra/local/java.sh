# shellcheck shell=bash
# Finds a JDK that can build and run the services, wherever it is installed.

required_java=25

# find_java: sets and exports JAVA_HOME. Maven itself has to run on it too: the style checks need a new JDK.
find_java() {
  local home
  while read -r home; do
    if [[ -n $home && -x $home/bin/javac ]] && (($(java_version "$home") >= required_java)); then
      export JAVA_HOME=$home
      return
    fi
  done < <(java_candidates)
  return 1
}

java_candidates() {
  printf '%s\n' "${JAVA_HOME:-}"
  sed -n 's|.*<jdkHome>[[:space:]]*\(.*[^[:space:]]\)[[:space:]]*</jdkHome>.*|\1|p' ~/.m2/toolchains.xml 2>/dev/null || true
  if command -v javac >/dev/null; then
    dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
  fi
  printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/java* /opt/java/* /opt/jdk* \
    ~/.sdkman/candidates/java/* ~/.jdks/* ~/.asdf/installs/java/* ~/.local/share/mise/installs/java/*
}

# java_version HOME: the feature release from its release file, 0 when unknown.
java_version() {
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null) || true
  printf '%s' "${version:-0}"
}

require_java() {
  find_java || fail "no JDK $required_java found" \
    "looked at JAVA_HOME (${JAVA_HOME:-not set}), ~/.m2/toolchains.xml, the PATH and the usual directories" \
    "install a JDK $required_java or newer (for example Eclipse Temurin, https://adoptium.net) and set JAVA_HOME to it"
}
