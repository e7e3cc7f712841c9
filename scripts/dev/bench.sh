#!/usr/bin/env bash
# Runs the benchmarks; arguments go to them (see tests/Assay.Benchmarks/README.md).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec dotnet run -c Release --project tests/Assay.Benchmarks -- "$@"
