namespace Ferry.Acceptance.Tests.Images;

/// <summary>Files for a container, on a volume, because the engine may not see this machine's folders.</summary>
internal static class Scripts
{
    /// <summary>Makes a volume with what a bash script writes into its working folder.</summary>
    public static async Task<string> CreateScriptsAsync(this Workbench bench, string making)
    {
        var volume = await bench.CreateVolumeAsync();
        var made = await bench.RunAsync("--volume", $"{volume}:/scripts", "--workdir", "/scripts", Postgres.Image, "bash", "-euc", making);
        Assert.True(made.Succeeded, made.Said);
        return volume;
    }
}
