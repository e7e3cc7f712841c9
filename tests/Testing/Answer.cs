using Xunit;

namespace Assay.Testing;

/// <summary>What a command said.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Output">Standard output, lines ended by \n.</param>
/// <param name="Errors">Standard error, lines ended by \n.</param>
public sealed record Answer(int Code, string Output, string Errors)
{
    /// <summary>Fails with everything the command wrote when its exit code is another one.</summary>
    public Answer Exits(int code)
    {
        Assert.True(Code == code, $"expected exit code {code}, got {Code}\n--- output\n{Output}\n--- errors\n{Errors}");
        Assert.DoesNotContain("Unhandled exception", Errors);
        Assert.DoesNotContain("   at ", Errors);
        return this;
    }
}
