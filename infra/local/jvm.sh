# shellcheck shell=bash
# The services' JVM options, in one place. RAPPORT_JAVA_OPTIONS comes last, so it overrides any of them.

read -ra java_options <<<"-Xmx256m -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError ${RAPPORT_JAVA_OPTIONS:-}"
