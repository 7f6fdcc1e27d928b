#!/bin/sh
# Fuzzes one target. Usage: fuzz.sh [target [seconds]]; default 600 seconds. Without a target, lists the targets.
# Starts from the kept inputs and from those of earlier runs in build/fuzz/inputs. An input that fails is written to build/fuzz.
set -eu
cd "$(dirname "$0")/.."
sh scripts/build-cpp.sh fuzz fuzz
export RESUME_PATCH_TARGET="${1:-}"
if [ -z "$RESUME_PATCH_TARGET" ]; then
  exec build/fuzz/fuzz
fi
inputs="build/fuzz/inputs/$RESUME_PATCH_TARGET"
mkdir -p "$inputs"
exec build/fuzz/fuzz -max_total_time="${2:-600}" -max_len=4096 -print_final_stats=1 \
  -artifact_prefix="build/fuzz/$RESUME_PATCH_TARGET-" "$inputs" "tests/fuzz/corpus/$RESUME_PATCH_TARGET"
