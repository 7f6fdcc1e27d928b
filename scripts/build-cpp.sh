#!/bin/sh
# Configures (when needed) and builds one CMake preset; what has not changed is not built again.
# Usage: build-cpp.sh native|sanitize|wasm [target...]
set -eu
cd "$(dirname "$0")/.."
preset=$1
shift

# CMake configures anew by itself when its files change; only the first time has to be asked for.
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset"
if [ -z "${CMAKE_BUILD_PARALLEL_LEVEL:-}" ]; then
  CMAKE_BUILD_PARALLEL_LEVEL=$(node --input-type=module --eval \
    'import { countJobs } from "./scripts/jobs.mjs"; console.log(countJobs());')
  export CMAKE_BUILD_PARALLEL_LEVEL
fi
if [ $# -gt 0 ]; then
  cmake --build --preset "$preset" --target "$@"
else
  cmake --build --preset "$preset"
fi
