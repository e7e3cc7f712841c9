using System.CommandLine;
using System.CommandLine.Invocation;
using Assay.Runtime.Plugins;

namespace Assay.Cli;

/// <summary><c>assay --version</c>: the product's version and the contract version that plugins must fit.</summary>
sealed class VersionAction : SynchronousCommandLineAction
{
    public static void Install(RootCommand root) => root.Options.OfType<VersionOption>().Single().Action = new VersionAction();

    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionAction).Assembly.GetName().Version!.ToString(3);
        parseResult.InvocationConfiguration.Output.WriteLine($"assay {version}, contracts {ContractVersion.Ours.ToString(2)}");
        return ExitCode.Done;
    }
}
