namespace Assay.Runtime.Evaluating;

/// <summary>Where an evaluation knows errors from. What can be checked before anything is scored is checked when it is opened.</summary>
public abstract class ErrorSource
{
    /// <summary>What is known of the labels of a dataset that has been scored.</summary>
    internal abstract Task<Truth> FindAsync(Scored scored, CancellationToken stop);

    /// <summary>Lets go of what opening took.</summary>
    public virtual ValueTask CloseAsync() => ValueTask.CompletedTask;
}
