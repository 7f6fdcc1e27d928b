#!/bin/sh
# Installs what a Debian machine with only Node 20 and npm lacks to build this project, and nothing that is there.
# Usage: setup.sh [demo|test]    "demo" leaves out what only the tests need. Asks for nothing.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-test}

fail() {
  echo "setup: $*" >&2
  exit 1
}

# Adds the Debian package $1 to the list of missing ones unless the rest of the arguments, a command, succeeds.
missing=""
need() {
  package=$1
  shift
  "$@" >/dev/null 2>&1 || missing="$missing $package"
}

has_compiler_runtime() {
  ls "$(clang++ -print-resource-dir)"/lib/*/libclang_rt.asan*
}

has_chromium() {
  command -v "${CHROMIUM:-chromium}" || command -v chromium-browser || command -v google-chrome
}

has_fonts() {
  ls /usr/share/fonts/*/*/*.ttf
}

# Debian's own Python, whatever else is called python3: its packages are found by no other.
has_django_rest_framework() {
  "${PYTHON:-/usr/bin/python3}" -c "import rest_framework"
}

check_node() {
  command -v node >/dev/null || fail "Node 20 or newer is needed: https://nodejs.org"
  node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' ||
    fail "Node 20 or newer is needed; this is $(node --version)"
}

list_missing_packages() {
  need cmake command -v cmake
  need ninja-build command -v ninja
  need emscripten command -v em++
  need nlohmann-json3-dev test -f /usr/include/nlohmann/json.hpp
  need doctest-dev test -f /usr/include/doctest/doctest.h
  [ "$purpose" = test ] || return 0
  need g++ command -v g++
  need clang command -v clang++
  need libclang-rt-14-dev has_compiler_runtime
  need clang-format command -v clang-format
  need clang-tidy command -v clang-tidy
  need chromium has_chromium
  need fonts-dejavu-core has_fonts
  need python3-djangorestframework has_django_rest_framework
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

install_packages() {
  command -v apt-get >/dev/null ||
    fail "these Debian packages, or what they hold, are needed and apt-get is not here to fetch them:$missing"
  if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
    fail "not root, and sudo is missing or asks for a password. Run as root: apt-get install -y$missing"
  fi
  echo "setup: installing$missing"
  as_root apt-get update -qq
  # shellcheck disable=SC2086 # a list of package names
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing </dev/null
}

# npm's own record of an installation is older than the lock file when the lock has changed since.
install_modules() {
  record="$1/node_modules/.package-lock.json"
  if [ ! -f "$record" ] || [ -n "$(find "$1/package-lock.json" -newer "$record")" ]; then
    echo "setup: npm ci in $1"
    (cd "$1" && npm ci --no-audit --no-fund --loglevel=error </dev/null)
    touch "$record"
  fi
}

check_node
list_missing_packages
[ -z "$missing" ] || install_packages
install_modules .
if [ -f web-demo/package-lock.json ]; then
  install_modules web-demo
fi
