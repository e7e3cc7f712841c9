using System.Diagnostics;

namespace Assay.Cli.Tests;

/// <summary>Where nobody listens to standard error, a command ends as it would have.</summary>
public class ClosedErrorTests
{
    [Theory]
    [InlineData(0, "list")]
    [InlineData(2, "run nothing.yaml")]
    [InlineData(2, "nonsense")]
    public void A_closed_standard_error_changes_no_exit_code(int code, string arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"dotnet '{Path.Combine(Repository.Product, "assay.dll")}' {arguments} 2>&- >/dev/null"]))!;
        shell.WaitForExit();
        Assert.Equal(code, shell.ExitCode);
    }
}
