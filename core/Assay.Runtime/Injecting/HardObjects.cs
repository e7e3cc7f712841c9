namespace Assay.Runtime.Injecting;

/// <summary>The objects of a sample that are hard. Keys: of a label map an object's first pixel (row by row), of instances the position, of tags the class.</summary>
/// <param name="labels">Those that the keys speak of; changed labels keep what did not change.</param>
sealed class HardObjects(IReadOnlySet<int> keys, Labels labels)
{
    readonly HashSet<Instance> instances = new((labels.Instances ?? []).Where((_, position) => keys.Contains(position)), ReferenceEqualityComparer.Instance);

    public bool HasKey(int key) => keys.Contains(key);

    public bool Has(Instance instance) => instances.Contains(instance);
}
