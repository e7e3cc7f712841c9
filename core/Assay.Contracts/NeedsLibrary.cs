namespace Assay;

/// <summary>
/// Names a native library that a component loads when it is used. It is read from metadata: <c>assay doctor</c> looks for the library before anything runs. Stands beside
/// <see cref="ComponentAttribute"/>, once per library.
/// </summary>
/// <param name="library"><c>gdal</c>, <c>onnxruntime</c>, or the name under which the plugin imports it.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class NeedsLibraryAttribute(string library) : Attribute
{
    /// <summary>The name.</summary>
    public string Library { get; } = library;
}
