using System.Reflection.Metadata;
using System.Security.Cryptography;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Tests.Scripts;

/// <summary>What a debugger needs to bind a breakpoint: symbols that name the file and its content.</summary>
public sealed class ScriptSymbolsTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Under_a_debugger_the_symbols_name_the_real_files_with_their_checksums_and_every_line()
    {
        var main = folder.Write("a.csx", "#load \"lib/b.csx\"\ndouble Score(Exam exam)\n{\n    var x = B();\n    return x;\n}\n");
        var loaded = folder.Write("lib/b.csx", "double B() => 1;\n");
        var host = new ScriptHost(folder.File("cache/x"), _ => { }) { Debugging = true };
        Assert.Equal([1.0], host.CompileScript(main).Run(TestExam.Of("0")).Values);
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Directory.GetFiles(folder.File("cache/x"), "*.pdb").Single()));
        var reader = symbols.GetMetadataReader();
        var documents = reader.Documents.Select(reader.GetDocument).ToDictionary(document => reader.GetString(document.Name), document => reader.GetBlobBytes(document.Hash));
        Assert.Equal(SHA256.HashData(File.ReadAllBytes(main)), documents[main]);
        Assert.Equal(SHA256.HashData(File.ReadAllBytes(loaded)), documents[loaded]);
        var lines = reader.MethodDebugInformation.Select(reader.GetMethodDebugInformation).Where(method => !method.SequencePointsBlob.IsNil)
            .SelectMany(method => method.GetSequencePoints()).Where(point => !point.IsHidden && reader.GetString(reader.GetDocument(point.Document).Name) == main).Select(point => point.StartLine);
        Assert.Superset(new HashSet<int> { 4, 5 }, lines.ToHashSet());
    }

    [Fact]
    public void Otherwise_the_same_script_elsewhere_is_the_same_code()
    {
        var host = new ScriptHost(folder.File("cache/x"), _ => { });
        host.CompileScript(folder.Write("one/a.csx", "double Score() => 1;"));
        host.CompileScript(folder.Write("two/a.csx", "double Score() => 1;"));
        Assert.Single(Directory.GetFiles(folder.File("cache/x"), "*.pdb"));
    }
}
