namespace Assay.Runtime.Running;

/// <summary>Told how a run goes. Called from several threads.</summary>
public interface IRunProgress
{
    /// <summary>A pass over <paramref name="total"/> samples begins.</summary>
    void Begin(string name, int total);

    /// <summary>So many more samples are done.</summary>
    void Advance(int samples);

    /// <summary>A line for people.</summary>
    void Say(string line);
}
