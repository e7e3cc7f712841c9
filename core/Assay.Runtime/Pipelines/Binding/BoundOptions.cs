using Assay.Runtime.Pipelines.Yaml;

namespace Assay.Runtime.Pipelines.Binding;

/// <summary>A value with meaning that an options mapping holds, and where it stands.</summary>
/// <param name="Key">The option's key; for a role it is the role's name.</param>
/// <param name="Rest">It came through a [Rest] option: the key is the user's choice.</param>
sealed record Mention(string Key, object Value, ScalarNode Node, bool Rest);

/// <summary>What came of binding.</summary>
/// <param name="Value">The record; null when a problem was reported or the component takes no options.</param>
/// <param name="Mentions">References, columns, expressions and input paths.</param>
/// <param name="Written">Absolute paths as the user wrote them, after variables.</param>
sealed record BoundOptions(object? Value, bool Succeeded, IReadOnlyList<Mention> Mentions, IReadOnlyDictionary<string, string> Written)
{
    public IEnumerable<(Mention Mention, T Value)> All<T>() => Mentions.Where(mention => mention.Value is T).Select(mention => (mention, (T)mention.Value));
}
