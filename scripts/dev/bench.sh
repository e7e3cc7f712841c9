#!/usr/bin/env bash
# Measures speed and memory beside what is promised (tests/Assay.Benchmarks/README.md). Without arguments the built application; with arguments kernels and
# formats, by BenchmarkDotNet: scripts/dev/bench.sh --filter '*Png*'
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build -c Release -v quiet core/Assay.Cli
exec dotnet run -c Release --project tests/Assay.Benchmarks -- "$@"
