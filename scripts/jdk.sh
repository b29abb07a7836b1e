# Sourced by ./run, ./test and ./gen: finds a JDK of version 25 or newer and exports JAVA_HOME.

needed=25

version_of() {
  "$1/bin/javac" -version 2>/dev/null | sed -nE 's/^javac ([0-9]+).*/\1/p'
}

find_jdk() {
  local candidate on_path best="" best_version=0 version
  on_path="$(command -v javac || true)"
  [ -z "$on_path" ] || on_path="$(dirname "$(dirname "$(readlink -f "$on_path")")")"
  for candidate in "${JAVA_HOME:-}" "$on_path"; do
    if [ -n "$candidate" ] && version="$(version_of "$candidate")" && [ "${version:-0}" -ge $needed ]; then
      export JAVA_HOME="$candidate"
      return
    fi
  done
  for candidate in /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    version="$(version_of "$candidate" || true)"
    # The lowest that will do: it is the one that was tried.
    if [ "${version:-0}" -ge $needed ] && { [ -z "$best" ] || [ "$version" -lt "$best_version" ]; }; then
      best="$candidate" best_version="$version"
    fi
  done
  if [ -z "$best" ]; then
    cat >&2 <<EOF
Shanzhi needs a JDK of version $needed or newer, and there is none in JAVA_HOME, on the PATH or below /usr/lib/jvm.
Install Eclipse Temurin $needed: https://adoptium.net/temurin/releases/?version=$needed
  Debian, Ubuntu: https://adoptium.net/installation/linux/ then  apt-get install temurin-$needed-jdk
没有找到 JDK $needed 或更新版本。请安装 Eclipse Temurin $needed，或将 JAVA_HOME 指向它。
EOF
    exit 1
  fi
  export JAVA_HOME="$best"
}

need_maven() {
  if ! command -v mvn >/dev/null; then
    cat >&2 <<EOF
Building Shanzhi needs Maven 3.8 or newer, and there is no mvn on the PATH.
  Debian, Ubuntu:  apt-get install maven
  elsewhere:       https://maven.apache.org/install.html
构建需要 Maven 3.8 或更新版本，当前没有找到 mvn 命令。
EOF
    exit 1
  fi
}

# Maven 3.8's own libraries use sun.misc.Unsafe, about which JDK 25 prints four lines at every start.
export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"

find_jdk
