# Sourced by ./test and .ci/run: packages of Debian and Ubuntu, where we may install them.

apt_updated=""

may_install() {
  command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

apt_install() {
  local as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo -n"
  if [ -z "$apt_updated" ]; then
    $as_root apt-get update -qq </dev/null
    apt_updated=yes
  fi
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null
}
