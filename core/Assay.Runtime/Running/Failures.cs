namespace Assay.Runtime.Running;

/// <summary>Turns whatever a component threw for one sample into that sample's failure, so that the run goes on and the cause is counted.</summary>
static class Failures
{
    public static DataException Of(Exception e, string subject) => e switch
    {
        DataException data => data,
        AssayException known => new DataException(known.Code, known.Message, inner: e),
        IOException or UnauthorizedAccessException => new DataException("unreadable-file", $"{subject}: {e.Message}", inner: e),
        _ => new DataException("component-error", $"{subject} broke with {e.GetType().Name}: {e.Message}; this is a defect of the component, please report it to its author", inner: e),
    };
}
