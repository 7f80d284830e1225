using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Frosting.Tests.Hosting;

namespace Cake.Frosting.Tests;

/// <summary>What keeps the start short: constructing NuGet took a fifth of it.</summary>
public class StartUpTests
{
    [Fact]
    public void Package_installers_are_not_constructed_when_there_is_no_tool_to_install()
    {
        var host = new TestHost().With<Work>();
        host.Host.UsePackageInstaller<NotConstructible>();

        Assert.Equal(0, host.Run("-t", "Work"));
    }

    private sealed class Work(Journal journal) : Journaling(journal);

    private sealed class NotConstructible : IPackageInstaller
    {
        public NotConstructible() => throw new CakeException("constructed without need");

        public bool CanInstall(PackageReference package, PackageType type) => false;

        public IReadOnlyCollection<IFile> Install(PackageReference package, PackageType type, DirectoryPath path) => [];
    }
}
