namespace Assay.Runtime.Plugins;

/// <summary>A [Component] class as its assembly's metadata describes it.</summary>
/// <param name="TypeName">As <see cref="System.Reflection.Assembly.GetType(string)"/> takes it.</param>
/// <param name="Kinds">One per contract interface it implements.</param>
/// <param name="Libraries">Native libraries it names.</param>
/// <param name="Flaw">Why it cannot be used, or null.</param>
sealed record DeclaredComponent(string TypeName, string Name, string Summary, IReadOnlyList<ComponentKind> Kinds, IReadOnlyList<string> Libraries, string? Flaw);

/// <summary>What an assembly says of itself.</summary>
/// <param name="Contracts">The version of Assay.Contracts it was built against; null when it does not know Assay.</param>
/// <param name="Kernels">The same of Assay.Kernels.</param>
/// <param name="RunsOn">The only processor it runs on; null when any will do.</param>
sealed record AssemblyContents(Version Version, Version? Contracts, Version? Kernels, System.Runtime.InteropServices.Architecture? RunsOn, IReadOnlyList<DeclaredComponent> Components);
