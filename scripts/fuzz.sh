#!/bin/sh
# Fuzzes the reader against nlohmann_json, starting from the tables of cases. Usage: fuzz.sh [seconds]; default 600.
set -eu
cd "$(dirname "$0")/.."
sh scripts/build-cpp.sh fuzz reader_fuzz
mkdir -p build/fuzz/corpus
cp tests/cases/*.json wasm/apis/*.json build/fuzz/corpus/
exec build/fuzz/reader_fuzz -max_total_time="${1:-600}" -max_len=4096 -artifact_prefix=build/fuzz/ build/fuzz/corpus
