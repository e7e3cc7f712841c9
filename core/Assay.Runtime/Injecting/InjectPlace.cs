namespace Assay.Runtime.Injecting;

/// <summary>Which objects get errors.</summary>
public enum InjectPlace
{
    /// <summary>Any, with equal chances.</summary>
    Random,
    /// <summary>Those of whose label the pipeline's references are least sure: see <see cref="Support"/>.</summary>
    Hard,
}
