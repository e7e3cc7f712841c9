using System.Reflection;

namespace Assay.Runtime.Scripts;

/// <summary>What the host shares with scripts: their types are the host's own.</summary>
static class SharedAssemblies
{
    public static Assembly Contracts { get; } = typeof(Exam).Assembly;
    public static Assembly Kernels { get; } = Assembly.Load(new AssemblyName("Assay.Kernels"));
    public static IReadOnlyList<Assembly> All { get; } = [Contracts, Kernels];
}
