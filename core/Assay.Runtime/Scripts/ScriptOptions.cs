namespace Assay.Runtime.Scripts;

/// <summary>Options of a script that scores or selects.</summary>
public sealed record ScriptOptions : ScriptUse;
