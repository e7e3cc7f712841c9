namespace Assay.Models.Onnx.Runtime;

/// <summary>Positions in ONNX Runtime's table of functions (onnxruntime_c_api.h, struct OrtApi).</summary>
static class Slot
{
    public const int GetErrorCode = 1, GetErrorMessage = 2, CreateEnvWithCustomLogger = 4, DisableTelemetryEvents = 6, CreateSession = 7, CreateSessionFromArray = 8, Run = 9,
        CreateSessionOptions = 10, SetSessionExecutionMode = 13, DisableMemPattern = 17, SetSessionLogSeverityLevel = 22, SetSessionGraphOptimizationLevel = 23,
        SetIntraOpNumThreads = 24, SetInterOpNumThreads = 25,
        SessionGetInputCount = 30, SessionGetOutputCount = 31, SessionGetInputTypeInfo = 33, SessionGetOutputTypeInfo = 34, SessionGetInputName = 36, SessionGetOutputName = 37,
        CreateRunOptions = 39, RunOptionsSetRunLogSeverityLevel = 41, RunOptionsSetTerminate = 46,
        CreateTensorWithData = 49, GetTensorMutableData = 51, CastTypeInfoToTensorInfo = 55, GetTensorElementType = 60, GetDimensionsCount = 61, GetDimensions = 62,
        GetSymbolicDimensions = 63, GetTensorTypeAndShape = 65, CreateCpuMemoryInfo = 69, AllocatorFree = 76, GetAllocatorWithDefaultOptions = 78,
        ReleaseStatus = 93, ReleaseMemoryInfo = 94, ReleaseSession = 95, ReleaseValue = 96, ReleaseRunOptions = 97, ReleaseTypeInfo = 98, ReleaseTensorTypeAndShapeInfo = 99,
        ReleaseSessionOptions = 100, SessionGetModelMetadata = 111, ModelMetadataLookupCustomMetadataMap = 116, ReleaseModelMetadata = 118, ModelMetadataGetCustomMetadataMapKeys = 123,
        AddSessionConfigEntry = 130, SessionOptionsAppendExecutionProvider = 216;
}
