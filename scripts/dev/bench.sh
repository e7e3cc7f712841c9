#!/usr/bin/env bash
# Measures speed and memory beside what is promised (tests/Assay.Benchmarks/README.md). Without arguments the built application; with arguments kernels and
# formats, by BenchmarkDotNet: scripts/dev/bench.sh --filter '*Png*'
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build -c Release -v quiet core/Assay.Cli
if [ $# -eq 0 ] && [ "$(uname -sm)" = "Linux x86_64" ]; then
  dotnet publish -v quiet core/Assay.Cli -r linux-x64 -o artifacts/published
  export ASSAY_PUBLISHED=$PWD/artifacts/published/assay
fi
exec dotnet run -c Release --project tests/Assay.Benchmarks -- "$@"
