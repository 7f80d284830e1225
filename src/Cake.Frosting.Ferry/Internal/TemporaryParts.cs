#pragma warning disable
using Ferry.Core.Releases;
using Ferry.Ports;
using Ferry.Settings;
using Ferry.Core.Outcomes;
namespace Cake.Frosting.Ferry.Internal;
internal sealed class NoBackups : IReleaseBackups { 
 public Task<Gate> CheckAsync(EnvironmentName environment, CancellationToken cancellation) => Task.FromResult(Gate.Refused("backup", "cannot be taken yet", "wait for the next version"));
 public Task<ReleaseBackup> TakeAsync(EnvironmentName environment, string reason, CancellationToken cancellation) => Task.FromResult<ReleaseBackup>(new ReleaseBackup.None(new Refused(new global::Ferry.Core.Rendering.Notice("Refused: backups cannot be taken yet."))));
 public string? Newest(EnvironmentName e) => null; }
