# Sourced by ./run after jdk.sh: brings the program in target/app up to date.

app="$here/target/app"
jar="$here/target/shanzhi.jar"
# The same flags for the training run and for real ones: the cache is bound to some of them.
java_flags="-XX:+UseG1GC -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Dfile.encoding=UTF-8"

newer_source() {
  find "$here/src/main" "$here/pom.xml" -newer "$1" -print -quit 2>/dev/null
}

# The JDK that the cache in target/app was made by; another build of it cannot use that cache.
this_jdk() {
  cat "$JAVA_HOME/release" 2>/dev/null || "$JAVA_HOME/bin/java" -version 2>&1
}

up_to_date() {
  [ -f "$app/built" ] && [ -f "$jar" ] && [ ! "$jar" -nt "$app/built" ] && [ -z "$(newer_source "$app/built")" ] &&
    [ "$(cat "$app/built")" = "$(this_jdk)" ]
}

ensure_built() {
  up_to_date && return
  mkdir -p "$here/target"
  # Two starts at once build once.
  exec 9>"$here/target/build.lock"
  if command -v flock >/dev/null; then flock 9; fi
  up_to_date || build
  exec 9>&-
}

build() {
  if [ ! -f "$jar" ] || [ -n "$(newer_source "$jar")" ]; then
    need_maven
    echo "Building Shanzhi…" >&2
    (cd "$here" && mvn -q -B -ntp -Dstyle.color=never -DskipTests package) >&2
  fi
  rm -rf "$app"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$app" >&2
  train
  this_jdk >"$app/built"
}

# One start over throw-away data, from which the JVM learns which classes a start needs. Without it a start is slower.
train() {
  local log="$here/target/training.log" data="$app/training"
  mkdir -p "$data"
  if ! env -u SHANZHI_DB_URL "$JAVA_HOME/bin/java" $java_flags -Xmx1g -XX:AOTCacheOutput="$app/shanzhi.aot" -Dshanzhi.training=true \
    -jar "$app/shanzhi.jar" --port 0 --data "$data" --demo none >"$log" 2>&1; then
    echo "No start-up cache could be made (see target/training.log); starts will be slower." >&2
    rm -f "$app/shanzhi.aot"
  fi
  rm -rf "$data"
}
