#!/bin/sh
# Configures (if needed) and builds one CMake preset, incrementally.
# Usage: build-cpp.sh native|sanitize|wasm [target...]
set -eu
cd "$(dirname "$0")/.."
preset=$1
shift

# CMake reconfigures when its files change; only the first configuration must be requested.
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
