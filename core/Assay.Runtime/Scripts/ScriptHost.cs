namespace Assay.Runtime.Scripts;

/// <summary>Compiles scripts and expressions, and remembers the result on disk by content.</summary>
/// <param name="cacheFolder">Where compiled assemblies are kept between runs.</param>
/// <param name="notice">Called with one line before the first compilation of a process, which takes a second or two.</param>
public sealed partial class ScriptHost(string cacheFolder, Action<string> notice)
{
}
