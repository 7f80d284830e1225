#!/usr/bin/env bash
# ./build.sh --target=NAME [--name=value …]   compiles Ferry's build host if an input changed, then becomes it.
# An unchanged call costs one `find`, so MSBuild is asked only after the list of inputs (path, size, times, inode) differs.
# Runs on bash 3.2 with BSD or GNU tools. build.ps1 does the same on Windows: change them together.

root=${BASH_SOURCE[0]%/*}
[[ $root == "${BASH_SOURCE[0]}" ]] && root=.
root=$(CDPATH='' cd -- "$root" && pwd -P) || exit 1
hosts=$root/artifacts/host          # one folder per stamp; a running host never sees its files change
workshop=$root/artifacts/host-build # the lock and MSBuild's intermediate files

say() { printf '%s\n' "$@" >&2; }
die() { say "$@"; exit 1; }

# Sets $stamp, a name for this exact state of the inputs. The change time and the inode are in it because a file that was put
# back (mv, cp -p, tar) has its old modification time.
take_stamp() {
  local hash=(cksum)
  if type -P sha256sum >/dev/null; then hash=(sha256sum); elif type -P md5 >/dev/null; then hash=(md5 -q); fi
  stamp=$(list_inputs | "${hash[@]}")
  stamp=${stamp%% *}
}

list_inputs() {
  local each=(-printf '%p %s %T@ %C@ %i\n')
  case $OSTYPE in
    darwin* | *bsd*) each=(-exec /usr/bin/stat -f '%N %z %Fm %Fc %i' '{}' +) ;;
    linux-musl*) each=(-exec stat -c '%n %s %y %z %i' '{}' +) ;;
  esac
  cd -- "$root" && shopt -s nullglob
  printf '%s\n' "$root" "$FERRY_USE_STAND_INS"
  find -L build src migrations *.props *.targets *.config global.json .editorconfig build.sh artifacts/stand-ins "$dotnet" \
    -type d \( -name bin -o -name obj \) -prune -o \
    -type f ! -name '*~' ! -name '.*.sw?' ! -name .DS_Store "${each[@]}" 2>/dev/null
}

run_host() {
  { echo $$ >>"$hosts/$stamp/users"; } 2>/dev/null # remove_old_hosts reads it; exec keeps the process id
  export FERRY_ROOT=$root
  exec "$dotnet" "$hosts/$stamp/Build.dll" "$@"
}

# flock(1) is not on macOS; perl is, and the lock stays with the descriptor when perl ends.
try_lock() {
  if type -P flock >/dev/null; then
    flock -n 9
  else
    perl -e 'use Fcntl ":flock"; open(LOCK, ">&=", 9) && flock(LOCK, LOCK_EX | LOCK_NB) or exit 1'
  fi
}

take_lock() {
  mkdir -p "$hosts" "$workshop" && exec 9>"$workshop/lock" ||
    die "Ferry's host was not built: its folder cannot be written." "  where: $workshop"
  [[ $(type -P flock perl) ]] || die "Ferry's host was not built: neither flock nor perl is there to keep two builds apart."
  local waited=0
  until try_lock; do
    [[ $((waited += 1)) == 10 ]] && say "Another call is building Ferry's host; waiting for it …"
    sleep 0.2
  done
}

# Closes the lock for what it starts: MSBuild's nodes and the compiler server outlive a build.
sdk() { (
  exec 9>&-
  cd -- "$root" || exit
  export DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_GENERATE_ASPNET_CERTIFICATE=false
  exec "$dotnet" "$@"
); }

require_sdk() {
  sdk --version >/dev/null 2>&1 && return
  local wanted installed
  wanted=$(sed -n 's/.*"version" *: *"\([^"]*\)".*/\1/p' "$root/global.json")
  installed=$(cd / && "$dotnet" --list-sdks 2>/dev/null | sed 's/ .*//' | tr '\n' ' ')
  die "The .NET SDK $wanted (or a newer feature band of it) is needed and not installed. Nothing was run." \
    "  where: global.json; installed: ${installed:-none}" \
    "  fix:   install it from https://dot.net/download, or put its dotnet first on the PATH"
}

# Finds out once whether the feed carries the packages that src/Compat can stand in for. Only a definite "not found" is kept.
choose_packages() {
  case $FERRY_USE_STAND_INS in true | false) return ;; esac
  local choice=$root/artifacts/stand-ins probe=$root/artifacts/probe answer
  case $(cat "$choice" 2>/dev/null) in true | false) return ;; esac
  mkdir -p "$probe"
  cat >"$probe/Probe.csproj" <<'EOF'
<Project Sdk="Microsoft.NET.Sdk">
  <ItemGroup>
    <PackageReference Include="Cake.Frosting;Docker.DotNet.Enhanced;Microsoft.EntityFrameworkCore.Design" />
  </ItemGroup>
</Project>
EOF
  if answer=$(sdk restore "$probe/Probe.csproj" -p:UseStandIns=false "-p:ArtifactsPath=$probe/out" -v:q -tl:off 2>&1); then
    say "Packages: this machine's feed has all of them (remembered in artifacts/stand-ins)."
    echo false >"$choice"
  elif [[ $answer =~ error\ NU110[123] && $answer != *NU1301* ]]; then
    answer=$(sed -n 's/.*error NU110[123]: Unable to find [a-z ]*package \([A-Za-z0-9.]*[A-Za-z0-9]\).*/\1/p' <<<"$answer" | sort -u | tr '\n' ' ')
    say "Packages: this machine's feed lacks ${answer% }; stand-ins take their place (remembered in artifacts/stand-ins)."
    echo true >"$choice"
  else
    say "Packages: the feed did not answer; using the stand-ins this time, asking again at the next build."
  fi
}

# Sets $settings and $work, the folder of intermediate files: the one of the last build, or a new one if that build was killed
# (its files may be half written, and a process of it may still be writing them) or if a project or setting changed (MSBuild's
# comparison of times would miss one that was put back, and a package of another version).
choose_work() {
  local finished
  settings=$(cd -- "$root" && shopt -s nullglob && {
    printf '%s\n' "$root" "$FERRY_USE_STAND_INS"
    ls -iL "$dotnet"
    find -L build src migrations \( -name '*.csproj' -o -name '*.props' -o -name '*.targets' \) -type f -print -exec cat '{}' \;
    cat -- *.props *.targets *.config global.json artifacts/stand-ins
  } 2>/dev/null)
  for finished in "$workshop"/work.*/finished; do
    work=${finished%/*}
    [[ -f $finished && $(cat "$finished") == "$settings" ]] && rm -rf "$finished" "$work/publish" && return
  done
  rm -rf "$workshop"/work.* 2>/dev/null
  work=$workshop/work.$(date +%s).$$
  mkdir -p "$work"
}

# The analyzers and the documentation run with the tests; an edited build should start soon.
publish() {
  output=$(sdk publish build/Build.csproj -c Release -o "$work/publish" "-p:ArtifactsPath=$work" -p:RunAnalyzers=false \
    -p:GenerateDocumentationFile=false -p:EnableSourceControlManagerQueries=false \
    --nologo -tl:off -v:q "-clp:ErrorsOnly;NoSummary" "$@" 2>&1)
}

# Each error once, without the root folder before and the project after it.
show_errors() {
  ROOT=$root/ awk '{
    sub(/ \[[^]]*proj(::TargetFramework=[^]]*)?\]$/, "")
    while (i = index($0, ENVIRON["ROOT"])) $0 = substr($0, 1, i - 1) substr($0, i + length(ENVIRON["ROOT"]))
    if (NF && !seen[$0]++) print
  }' <<<"$output" >&2
}

build_host() {
  require_sdk
  local note='' plain='' work settings output status
  choose_work
  [[ $(ls -A "$hosts") ]] || note=' (first run restores packages; about a minute)'
  say "Building Ferry's host$note …"
  publish
  status=$?
  if [[ $status != 0 && ($output =~ NU[0-9]+.*[Cc]rossgen || $output == *NU1301* || $output == *NETSDK1094*) ]]; then
    publish -p:PublishReadyToRun=false
    status=$?
    plain=' without precompiled code, as the feed has no ReadyToRun compiler for this machine; it starts slower'
  fi
  # An error of a tool (not of the compiler) may leave half a file behind; then the next build starts afresh.
  [[ $status -gt 128 || $output =~ error\ (MSB|NETSDK|CS0016) ]] || echo "$settings" >"$work/finished"
  [[ $status == 0 ]] || { show_errors; exit 1; }
  rm -rf "${hosts:?}/$stamp"
  mv "$work/publish" "$hosts/$stamp" || exit 1
  say "Built in $SECONDS s$plain."
}

# All but the newest two and those that still run.
remove_old_hosts() {
  local old pid
  cd -- "$hosts" && ls -dt -- */ | tail -n +3 | while read -r old; do
    while read -r pid; do kill -0 "$pid" && continue 2; done <"$old/users"
    rm -rf "./$old"
  done
} 2>/dev/null

dotnet=$(type -P dotnet) || die "The .NET SDK is not on the PATH (no command dotnet). Nothing was run." \
  "  fix: install it from https://dot.net/download, or add its folder to the PATH"

take_stamp
if [[ ! -f $hosts/$stamp/Build.dll ]]; then
  case $FERRY_USE_STAND_INS in '' | true | false) ;; *)
    say "FERRY_USE_STAND_INS is '$FERRY_USE_STAND_INS'; it can be true or false. Nothing was run."
    exit 2 ;;
  esac
  trap 'exit 130' INT
  take_lock
  choose_packages
  take_stamp
  [[ -f $hosts/$stamp/Build.dll ]] || build_host
  (remove_old_hosts)
  exec 9>&-
fi
run_host "$@"
