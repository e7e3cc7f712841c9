namespace Assay.Runtime.Scripts;

/// <summary>What an expression has to be.</summary>
enum ExpressionKind
{
    Condition,
    Value,
}
