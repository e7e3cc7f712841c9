using System.Security;

namespace Assay.Runtime.Scripts;

/// <summary>The beginnings of a script, and of the project around it.</summary>
public static class ScriptTemplate
{
    /// <summary>What a script can be, as users write it, with how a pipeline names it.</summary>
    public static IReadOnlyDictionary<string, string> Kinds { get; } = new Dictionary<string, string>
    {
        ["scorer"] = "- script: { file: FILE, min_pixels: 25 }",
        ["selector"] = "- script: { file: FILE, score: COLUMN, limit: 0.5 }",
        ["output"] = "- script: { file: FILE, count: 20 }",
    };

    /// <param name="kind">A key of <see cref="Kinds"/>.</param>
    public static string Script(string kind, string file) => (kind switch { "selector" => Selector, "output" => Output, _ => Scorer }).Replace("FILE", file, StringComparison.Ordinal);

    public static string Home(string home) => $"""
        <!-- Where Assay is on this machine. Written by 'assay new script'; 'assay doctor' prints the folder. -->
        <Project>
          <PropertyGroup>
            <AssayHome>{SecurityElement.Escape(home)}</AssayHome>
          </PropertyGroup>
        </Project>

        """;

    public const string OmniSharp = """
        {
          "script": { "enabled": true, "defaultTargetFramework": "net10.0", "rspFilePath": "assay.rsp" }
        }

        """;

    const string Scorer = """
        // FILE scores a sample: 1 is trustworthy, and the lowest values are looked at first. This one: the share of classes, or of objects, that have enough pixels.
        // In a pipeline:  - script: { file: FILE, min_pixels: 25 }
        //
        // A parameter without a default is what a reference says: Probabilities, LabelMap, IReadOnlyList<Instance>, IReadOnlyList<double> (class scores) or double,
        // with '?' when the script can do without. A parameter with a default is an option of the pipeline: minPixels is 'min_pixels:' there.
        double? Score(Exam exam, [Range(1, 1_000_000), Description("What is smaller counts as suspicious.")] int minPixels = 25)
        {
            if (exam.LabelMap is { } map)
            {
                var sizes = map.Ids.ToArray().Where(id => id != LabelMap.Void).CountBy(id => id).ToList();  // void pixels belong to no class
                return sizes.Count == 0 ? null : sizes.Average(size => size.Value >= minPixels ? 1.0 : 0.0);
            }
            if (exam.Instances is { Count: > 0 } objects)
                return objects.Average(one => exam.Mask(one)?.Area >= minPixels ? 1.0 : 0.0);
            return null;  // no evidence
        }

        """;

    const string Selector = """
        // FILE keeps rows of the table. In a pipeline, behind a step that adds the column:  - script: { file: FILE, score: ti, limit: 0.5 }
        //
        // A number without a default is a column: 'score:' says which, else it is the column called score. A row whose column is empty is dropped; with double? the
        // script sees it as null. string? is a text attribute by its name. A parameter with a default is an option.
        // To order rows or look at them all at once:  IEnumerable<int> Select(Table table) => table.Samples.InOrder.Take(10);
        bool Keep(double score, [Description("Rows below it are kept.")] double limit = 0.5) => score < limit;

        """;

    const string Output = """
        // FILE writes about a finished run. In a pipeline:  outputs: [ { script: { file: FILE, count: 20, path: out/list.txt } } ]
        //
        // 'to' is a text file: where 'path:' says, else in the run folder. Without the TextWriter the function writes what it likes; it may be a Task and take a
        // CancellationToken. A parameter with a default is an option.
        void Write(IRun run, TextWriter to, [Range(1, 1_000_000), Description("How many items to list.")] int count = 20)
        {
            to.WriteLine($"{run.Queue.Count} of {run.Table.Samples.Count} samples or objects to look at");
            foreach (var item in run.Queue.Take(count))
                to.WriteLine($"{item.Rank} {item.Sample}: {item.Reason}");
        }

        """;

    /// <param name="usings">Namespaces that every script may use.</param>
    public static string Project(IEnumerable<string> usings) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <!-- For editors, and for 'dotnet build' as a check. Written by 'assay new script'; 'assay run' reads the scripts themselves and needs none of this. -->
          <!-- AssayHome is the folder of an installed Assay: from the command line, the environment, or AssayHome.props, which holds this machine's. -->
          <Import Project="AssayHome.props" Condition="'$(AssayHome)' == '' And Exists('AssayHome.props')" />
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>annotations</Nullable>
            <ImplicitUsings>disable</ImplicitUsings>
            <EnableDefaultItems>false</EnableDefaultItems>
            <WrappedScripts>$(MSBuildProjectDirectory)/obj/scripts</WrappedScripts>
            <AssayProgram Condition="Exists('$(AssayHome)/assay')">"$(AssayHome)/assay"</AssayProgram>
            <AssayProgram Condition="Exists('$(AssayHome)/assay.exe')">"$(AssayHome)/assay.exe"</AssayProgram>
            <AssayProgram Condition="'$(AssayProgram)' == ''">dotnet "$(AssayHome)/assay.dll"</AssayProgram>
          </PropertyGroup>
          <ItemGroup>
            <None Include="*.csx" />
        {string.Concat(usings.Select(name => $"    <Using Include=\"{name}\" />\n"))}    <Reference Include="Assay.Contracts" HintPath="$(AssayHome)/Assay.Contracts.dll" Private="false" />
            <Reference Include="Assay.Kernels" HintPath="$(AssayHome)/Assay.Kernels.dll" Private="false" />
          </ItemGroup>
          <Target Name="WrapScripts" BeforeTargets="ResolveAssemblyReferences">
            <Error Condition="!Exists('$(AssayHome)/Assay.Contracts.dll')" Text="AssayHome is '$(AssayHome)', and no Assay is there. Set the environment variable AssayHome, or build with -p:AssayHome=FOLDER; 'assay doctor' prints the folder." />
            <Exec Command="$(AssayProgram) {ScriptProject.Verb} &quot;$(MSBuildProjectDirectory)&quot; &quot;$(WrappedScripts)&quot;" />
            <ReadLinesFromFile File="$(WrappedScripts)/references.txt">
              <Output TaskParameter="Lines" ItemName="ScriptReference" />
            </ReadLinesFromFile>
            <ItemGroup>
              <Compile Include="$(WrappedScripts)/*.csx.cs" />
              <Reference Include="@(ScriptReference)" />
            </ItemGroup>
          </Target>
        </Project>

        """;
}
