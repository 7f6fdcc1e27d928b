#!/bin/sh
# Builds the modules with a newer Emscripten than Debian 12's and runs the package's tests with them, in a copy of the
# checkout below build/emscripten. Uses the active emsdk (EMSDK); without one, unpacks Debian unstable's packages there, which
# takes a gigabyte, root and the package mmdebstrap. No part of npm test.
# Usage: test-emscripten.sh [vitest arguments...]    Tests below tests/js; all by default.
set -eu
cd "$(dirname "$0")/.."
folder=$PWD/build/emscripten

# Debian's packages are unpacked with their dependencies, and run with chroot.
unpack_debian() {
  root=$folder/root
  [ ! -f "$root/usr/bin/emcc" ] || return 0
  command -v mmdebstrap >/dev/null || {
    echo "test-emscripten: activate an emsdk, or install the package mmdebstrap" >&2
    exit 1
  }
  mkdir -p "$folder"
  mmdebstrap --variant=apt --aptopt='Acquire::Check-Valid-Until "false"' \
    --include=emscripten,cmake,ninja-build,nlohmann-json3-dev,doctest-dev unstable "$root"
}

if [ -n "${EMSDK:-}" ]; then
  checkout=$folder/checkout
  in_checkout() { (cd "$checkout" && "$@"); }
else
  unpack_debian
  checkout=$folder/root/checkout
  in_checkout() { chroot "$folder/root" env -C /checkout PATH=/usr/bin:/bin "$@"; }
fi

# Tracked and new files, as they are; the build folder of the last run stays.
mkdir -p "$checkout"
git ls-files -z --cached --others --exclude-standard --deduplicate |
  xargs -0 sh -c 'for file; do [ ! -f "$file" ] || printf "%s\0" "$file"; done' sh |
  xargs -0 cp --parents --preserve=timestamps -t "$checkout"
ln -sfn "$PWD/node_modules" "$checkout/node_modules"

in_checkout emcc --version | head -n 1
in_checkout cmake --preset wasm
in_checkout cmake --build --preset wasm --target modules
cd "$checkout"
node scripts/build-js.mjs
node node_modules/vitest/vitest.mjs run --dir tests/js "$@"
