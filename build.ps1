# ./build.ps1 --target=NAME [--name=value ...]   the same as build.sh, for Windows PowerShell 5.1 and PowerShell 7.
# Compiles Ferry's build host if an input changed, then runs it. build.sh explains the steps: change them together.
$root = $PSScriptRoot
$hosts = Join-Path $root 'artifacts/host'
$workshop = Join-Path $root 'artifacts/host-build'

function Say([string] $line) { [Console]::Error.WriteLine($line) }

function Get-Hash([string] $text) {
    $sha = [Security.Cryptography.SHA256]::Create()
    [BitConverter]::ToString($sha.ComputeHash([Text.Encoding]::UTF8.GetBytes($text))).Replace('-', '').ToLowerInvariant()
}

function Get-Inputs {
    'build', 'src', 'migrations' | ForEach-Object { Join-Path $root $_ } | Where-Object { Test-Path $_ } |
        ForEach-Object { Get-ChildItem $_ -Recurse -File -Force } |
        Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' -and $_.Name -notmatch '~$|^\..*\.sw.$|^\.DS_Store$' }
    Get-ChildItem $root -File -Force |
        Where-Object { $_.Name -match '\.(props|targets|config)$|^(global\.json|\.editorconfig|build\.ps1)$' }
    Get-Item (Join-Path $root 'artifacts/stand-ins'), $dotnet -ErrorAction SilentlyContinue
}

# Windows shows scripts no change time; the creation time stands in for it, as a file that is put back is mostly a new one.
function Get-Stamp {
    Get-Hash ((@($root, $env:FERRY_USE_STAND_INS) + @(Get-Inputs | ForEach-Object {
        '{0} {1} {2} {3}' -f $_.FullName, $_.Length, $_.LastWriteTimeUtc.Ticks, $_.CreationTimeUtc.Ticks })) -join "`n")
}

function Get-Settings {
    $files = Get-Inputs | Where-Object { $_.Name -match '\.(csproj|props|targets|config)$|^global\.json$|^stand-ins$' }
    Get-Hash ((@($root, $env:FERRY_USE_STAND_INS, (Get-Item $dotnet).LastWriteTimeUtc.Ticks) + @($files | ForEach-Object {
        $_.FullName; [IO.File]::ReadAllText($_.FullName) })) -join "`n")
}

# Sets $output and $status. The SDK writes what went wrong to standard output.
function Invoke-Sdk {
    Push-Location $root
    $script:output = @(& $dotnet @args)
    $script:status = $LASTEXITCODE
    Pop-Location
}

function Select-Packages {
    $choice = Join-Path $root 'artifacts/stand-ins'
    if ($env:FERRY_USE_STAND_INS -or (Test-Path $choice)) { return }
    $probe = Join-Path $root 'artifacts/probe'
    New-Item -ItemType Directory -Force $probe | Out-Null
    [IO.File]::WriteAllText((Join-Path $probe 'Probe.csproj'), '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>' +
        '<PackageReference Include="Cake.Frosting;Docker.DotNet.Enhanced;Microsoft.EntityFrameworkCore.Design" />' +
        '</ItemGroup></Project>')
    Invoke-Sdk restore (Join-Path $probe 'Probe.csproj') '-p:UseStandIns=false' "-p:ArtifactsPath=$probe/out" '-v:q' '-tl:off'
    if ($status -eq 0) {
        Say "Packages: this machine's feed has all of them (remembered in artifacts/stand-ins)."
        [IO.File]::WriteAllText($choice, 'false')
    } elseif ($output -match 'error NU110[123]' -and -not ($output -match 'NU1301')) {
        Say "Packages: this machine's feed lacks some; stand-ins take their place (remembered in artifacts/stand-ins)."
        [IO.File]::WriteAllText($choice, 'true')
    } else {
        Say 'Packages: the feed did not answer; using the stand-ins this time, asking again at the next build.'
    }
}

function Publish-Host([string] $work, [string[]] $more = @()) {
    Invoke-Sdk publish 'build/Build.csproj' -c Release -o "$work/publish" "-p:ArtifactsPath=$work" '-p:RunAnalyzers=false' `
        '-p:GenerateDocumentationFile=false' '-p:EnableSourceControlManagerQueries=false' `
        --nologo '-tl:off' '-v:q' '-clp:ErrorsOnly;NoSummary' @more
}

function Build-Host([string] $stamp) {
    Push-Location $root
    & $dotnet --version 2>&1 | Out-Null
    $missing = $LASTEXITCODE -ne 0
    Pop-Location
    if ($missing) {
        Say 'The .NET SDK that global.json asks for (or a newer feature band of it) is not installed. Nothing was run.'
        Say '  fix:   install it from https://dot.net/download'
        exit 1
    }
    $settings = Get-Settings
    $work = Get-ChildItem $workshop -Directory -Filter 'work.*' |
        Where-Object { (Test-Path "$($_.FullName)/finished") -and [IO.File]::ReadAllText("$($_.FullName)/finished") -eq $settings } |
        Select-Object -First 1 -ExpandProperty FullName
    if ($work) {
        Remove-Item -Recurse -Force "$work/finished", "$work/publish" -ErrorAction SilentlyContinue
    } else {
        Get-ChildItem $workshop -Directory -Filter 'work.*' | Remove-Item -Recurse -Force -ErrorAction SilentlyContinue
        $work = Join-Path $workshop "work.$([DateTime]::UtcNow.Ticks).$PID"
        New-Item -ItemType Directory -Force $work | Out-Null
    }
    Say "Building Ferry's host ..."
    Publish-Host $work
    if ($status -ne 0 -and $output -match 'NU\d+.*crossgen|NU1301|NETSDK1094') {
        Say 'The feed has no ReadyToRun compiler for this machine: building without precompiled code.'
        Publish-Host $work '-p:PublishReadyToRun=false'
    }
    if (-not ($output -match 'error (MSB|NETSDK|CS0016)')) { [IO.File]::WriteAllText("$work/finished", $settings) }
    if ($status -ne 0) {
        $output | ForEach-Object { ($_ -replace ' \[[^\]]*proj(::TargetFramework=[^\]]*)?\]$', '').Replace("$root\", '') } |
            Where-Object { $_.Trim() } | Select-Object -Unique | ForEach-Object { Say $_ }
        exit 1
    }
    Remove-Item -Recurse -Force "$hosts/$stamp" -ErrorAction SilentlyContinue
    [IO.Directory]::Move("$work/publish", "$hosts/$stamp")
    # Windows refuses to rename a folder that a running host has files open in; such a one is left for the next time.
    Get-ChildItem $hosts -Directory | Sort-Object LastWriteTimeUtc -Descending | Select-Object -Skip 2 | ForEach-Object {
        $old = "$($_.FullName).old"
        try { [IO.Directory]::Move($_.FullName, $old); Remove-Item -Recurse -Force $old } catch { }
    }
}

$found = Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
if (-not $found) {
    Say 'The .NET SDK is not on the PATH (no command dotnet). Nothing was run.'
    Say '  fix: install it from https://dot.net/download, or add its folder to the PATH'
    exit 1
}
$dotnet = $found.Path
$stamp = Get-Stamp
if (-not (Test-Path "$hosts/$stamp/Build.dll")) {
    New-Item -ItemType Directory -Force $hosts, $workshop | Out-Null
    $lock = $null
    for ($waited = 1; -not $lock; $waited++) {
        try { $lock = [IO.File]::Open("$workshop/lock", 'OpenOrCreate', 'ReadWrite', 'None') } catch [IO.IOException] {
            if ($waited -eq 10) { Say "Another call is building Ferry's host; waiting for it ..." }
            Start-Sleep -Milliseconds 200
        }
    }
    try {
        Select-Packages
        $stamp = Get-Stamp
        if (-not (Test-Path "$hosts/$stamp/Build.dll")) { Build-Host $stamp }
    } finally { $lock.Dispose() }
}
# Not `& $dotnet @args`: Windows PowerShell 5.1 drops empty arguments and quotes inside of arguments.
$quoted = @("$hosts/$stamp/Build.dll") + $args | ForEach-Object { '"' + ($_ -replace '(\\*)"', '$1$1\"' -replace '(\\+)$', '$1$1') + '"' }
$start = New-Object Diagnostics.ProcessStartInfo $dotnet, ($quoted -join ' ')
$start.UseShellExecute = $false
$start.WorkingDirectory = (Get-Location).ProviderPath
$env:FERRY_ROOT = $root
$process = [Diagnostics.Process]::Start($start)
$process.WaitForExit()
exit $process.ExitCode
