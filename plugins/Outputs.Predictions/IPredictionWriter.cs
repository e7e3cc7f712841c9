namespace Assay.Outputs.Predictions;

/// <summary>Writes opinions in one format, sample after sample.</summary>
interface IPredictionWriter : IDisposable
{
    /// <summary>Takes one opinion.</summary>
    /// <returns>Whether it holds something of this kind.</returns>
    bool Add(int index, Sample sample, Opinion opinion);

    /// <summary>Writes what had to wait for the last sample.</summary>
    void Finish();

    /// <summary>How a pipeline reads the files, as YAML.</summary>
    string Use(string reference);
}
