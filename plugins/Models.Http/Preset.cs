namespace Assay.Models.Http;

/// <summary>Defaults for a known kind of server; what a pipeline says beside it wins.</summary>
public enum Preset
{
    /// <summary>Models as SCANEO calls them.</summary>
    Scaneo,

    /// <summary>The hosted variant of the same: a key, and probabilities in one band.</summary>
    MlInference,

    /// <summary>Open Inference Protocol, version 2.</summary>
    KserveV2,

    /// <summary>SAM 2 as CVAT deploys it on nuclio.</summary>
    NuclioSam,
}
