#!/bin/sh
# Installs the missing Debian packages and npm modules on a machine that has Node 20 and npm.
# Usage: setup.sh [demo|test|hosts]    "demo" leaves out what only the tests need, "hosts" adds browsers. Never prompts.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-test}

fail() {
  echo "setup: $*" >&2
  exit 1
}

# Adds the Debian package $1 to the missing ones unless the command in the other arguments succeeds.
missing=""
need() {
  package=$1
  shift
  "$@" >/dev/null 2>&1 || missing="$missing $package"
}

has_compiler_runtime() {
  ls "$(clang++ -print-resource-dir)"/lib/*/libclang_rt.asan*
}

# Where CMakeLists.txt looks for header-only libraries.
has_header() {
  ls "/usr/include/$1" || ls "/usr/local/include/$1" || ls "/opt/homebrew/include/$1"
}

has_chromium() {
  command -v "${CHROMIUM:-chromium}" || command -v chromium-browser || command -v google-chrome
}

has_fonts() {
  ls /usr/share/fonts/*/*/*.ttf
}

# The JSON Schema Test Suite is in no npm package that is kept up to date. Debian has it in the Perl package.
has_json_schema_test_suite() {
  ls "${JSON_SCHEMA_TEST_SUITE:-/usr/share/perl5/auto/share/dist/Test-JSON-Schema-Acceptance}/tests/draft4"
}

# Debian's own Python: another python3 on the path does not find Debian's packages.
has_django_rest_framework() {
  "${PYTHON:-/usr/bin/python3}" -c "import rest_framework"
}

check_node() {
  command -v node >/dev/null || fail "Node 20.11 or newer is needed: https://nodejs.org"
  command -v npm >/dev/null || fail "npm is needed, which comes with Node: https://nodejs.org"
  # The build uses import.meta.dirname, which Node has since 20.11. Users of the package need only Node 20.
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 11) ? 0 : 1)' ||
    fail "Node 20.11 or newer is needed; this is $(node --version)"
}

# Runs a command that downloads, up to three times, because servers fail now and then.
persist() {
  for seconds in 5 20 0; do
    if "$@"; then return 0; fi
    [ "$seconds" = 0 ] || sleep "$seconds"
  done
  return 1
}

list_missing_packages() {
  need cmake command -v cmake
  need ninja-build command -v ninja
  need emscripten command -v em++
  need nlohmann-json3-dev has_header nlohmann/json.hpp
  need doctest-dev has_header doctest/doctest.h
  [ "$purpose" != demo ] || return 0
  need g++ command -v g++
  need clang command -v clang++
  need libclang-rt-14-dev has_compiler_runtime
  need clang-format command -v clang-format
  need clang-tidy command -v clang-tidy
  need cppcheck command -v cppcheck
  need chromium has_chromium
  need fonts-dejavu-core has_fonts
  need python3-djangorestframework has_django_rest_framework
  need libtest-json-schema-acceptance-perl has_json_schema_test_suite
  [ "$purpose" = hosts ] || return 0
  need firefox-esr command -v firefox-esr
  need webkit2gtk-driver command -v WebKitWebDriver
  need xvfb command -v xvfb-run
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
    fail "apt-get is missing. Install these Debian packages or their equivalents:$missing"
  if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
    fail "not root, and sudo is missing or asks for a password. Run as root: apt-get install -y$missing"
  fi
  echo "setup: installing$missing"
  # A repository that cannot be reached may not be needed.
  persist as_root apt-get update -qq || echo "setup: apt-get update failed; continuing with the known package lists" >&2
  # Waits for another apt-get, such as an automatic upgrade.
  # shellcheck disable=SC2086 # a list of package names
  persist as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends $missing </dev/null ||
    fail "apt-get could not install$missing"
}

# If the lock file changed after the installation, npm's record of the installation is older than the lock file.
install_modules() {
  record="$1/node_modules/.package-lock.json"
  if [ ! -f "$record" ] || [ -n "$(find "$1/package-lock.json" -newer "$record")" ]; then
    echo "setup: npm ci in $1"
    # With NODE_ENV=production npm would omit the development dependencies.
    (cd "$1" && persist npm ci --include=dev --no-audit --no-fund --loglevel=error </dev/null) ||
      fail "npm ci failed in $1"
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
