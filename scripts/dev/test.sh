#!/usr/bin/env bash
# Builds everything, checks the format, runs every test project, lints the YAML in every README, lints and tests the example pipelines.
# Needs the .NET 10 SDK; whatever else tests need is installed by install_requirements. The last line says `N passed, N failed, N skipped`.
#
#   ASSAY_CONFORMANCE=DIR   other implementations' answers; tests that compare with them are skipped without it
#   ASSAY_REQUIRE_ALL=1     a skipped test is a failure, unless it is a comparison that has nothing to compare with
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDTERMINALLOGGER=off NO_COLOR=1
unset ASSAY_ACCEPT
logs=artifacts/test-logs
passed=0 failed=0 skipped=0

# One place for everything that tests need beyond the SDK: commands and the Debian packages that hold them.
install_requirements() {
  local missing=()
  command -v git >/dev/null || missing+=(git)
  command -v gcc >/dev/null || missing+=(gcc)
  command -v python3 >/dev/null || missing+=(python3)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  command -v zsh >/dev/null || missing+=(zsh)
  command -v fish >/dev/null || missing+=(fish)
  command -v tmux >/dev/null || missing+=(tmux)
  # What the report is looked at with.
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
  # GDAL's tools bring whichever libgdal this Debian or Ubuntu has.
  command -v gdalinfo >/dev/null || missing+=(gdal-bin)
  # Screens of the review are drawn with it.
  [ -f /usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf ] || missing+=(fonts-dejavu-core)
  if [ ${#missing[@]} -gt 0 ]; then
    echo "installing ${missing[*]}"
    local root=""
    [ "$(id -u)" -eq 0 ] || root=sudo
    $root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends "${missing[@]}" || return 1
  fi
  install_npm_packages
}

# ONNX Runtime, and what the editor tests talk to; nothing of a package is run while it is installed. They stand above the application and the tests, which look upwards.
install_npm_packages() {
  local wanted=tests/Testing/package.json there=artifacts/package.json
  [ -d artifacts/node_modules ] && cmp -s "$wanted" "$there" && return 0
  mkdir -p artifacts && cp "$wanted" "$there"
  npm install --prefix artifacts --ignore-scripts --no-audit --no-fund --no-package-lock --loglevel=error || { rm -f "$there"; return 1; }
}

finish() {
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

# check NAME COMMAND...: a step beside the test projects; it counts only when it fails.
check() {
  local name=$1 log="$logs/${1// /-}.log" start=$SECONDS
  shift
  echo "== $name"
  if "$@" >"$log" 2>&1 </dev/null; then
    echo "   done in $((SECONDS - start)) s"
    return 0
  fi
  cat "$log"
  echo "   FAILED: $name"
  failed=$((failed + 1))
  return 1
}

# The summary of an xunit v3 test project reads: Total: 12, Errors: 0, Failed: 1, Skipped: 2, Not Run: 0
number() { sed -n "s/.*Total: [0-9]*,.*$1: \([0-9]*\).*/\1/p" "$2" | tail -1; }

run_tests() {
  local name=$1 log="$logs/$1.log" start=$SECONDS code=0
  echo "== $name"
  dotnet "artifacts/bin/$name/$name.dll" -noLogo -noColor -parallel collections >"$log" 2>&1 </dev/null || code=$?
  local total errors bad skips allowed=0 refused=0
  total=$(sed -n 's/.*Total: \([0-9]*\),.*/\1/p' "$log" | tail -1)
  errors=$(number Errors "$log") bad=$(number Failed "$log") skips=$(number Skipped "$log")
  if [ -z "$total" ] || [ -z "$errors" ] || [ -z "$bad" ] || [ -z "$skips" ]; then
    tail -50 "$log"
    echo "   FAILED: $name ended with code $code and without a summary"
    failed=$((failed + 1))
    return
  fi
  if [ "${ASSAY_REQUIRE_ALL:-}" = 1 ]; then
    [ -n "${ASSAY_CONFORMANCE:-}" ] || allowed=$(grep -c 'ASSAY_CONFORMANCE does not name' "$log")
    refused=$((skips > allowed ? skips - allowed : 0))
  fi
  local wrong=$((errors + bad + refused))
  [ "$wrong" -eq 0 ] && [ "$code" -ne 0 ] && wrong=1
  passed=$((passed + total - bad - skips)) failed=$((failed + wrong)) skipped=$((skipped + skips - refused))
  if [ "$wrong" -gt 0 ]; then
    cat "$log"
    [ "$refused" -gt 0 ] && echo "   $refused skipped tests count as failures: ASSAY_REQUIRE_ALL=1"
    echo "   FAILED: $name, $wrong of $total"
  else
    echo "   $((total - skips)) passed, $skips skipped in $((SECONDS - start)) s"
  fi
}

# Example pipelines with their tests, and every README that shows a pipeline.
lint_everything() {
  local files=()
  mapfile -t files < <(find pipelines -name '*.yaml'; grep -lr --include=README.md '```yaml' README.md core plugins pipelines scripts tests)
  dotnet artifacts/assay/assay.dll lint "${files[@]}"
}

mkdir -p "$logs"
install_requirements || { echo "cannot install what the tests need"; failed=1; finish; }
# Each build task stays in this process tree: nothing of it outlives the script.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
check "build" dotnet build Engine.sln -warnaserror -p:UseSharedCompilation=false || finish
check "format" dotnet format whitespace . --folder --exclude artifacts/ --verify-no-changes
for project in tests/*/*.Tests.csproj; do
  run_tests "$(basename "$project" .csproj)"
done
check "lint" lint_everything
check "pipelines" dotnet artifacts/assay/assay.dll test pipelines
finish
