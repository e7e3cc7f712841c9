using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Models.Http;

/// <summary>Options of <see cref="HttpReference"/>.</summary>
public sealed record HttpOptions
{
    [Display(Prompt = "http://localhost:8000/predict")]
    [Description("Where requests are sent: http:// or https://; for kserve_v2 the server's root")]
    public required string Url { get; init; }

    [Description("Defaults for a known kind of server; what stands beside it wins")]
    public Preset? Preset { get; init; }

    [Description("What the model says of an image; decides what 'response' is when that is left out")]
    public ModelTask Task { get; init; } = ModelTask.Segmentation;

    [Description("How the image stands in the request; multipart_tiff, unless the preset says otherwise")]
    public ImageEncoding? Encoding { get; init; }

    [Description("Name of the form part or JSON member that holds the image")]
    public string Field { get; init; } = "image";

    [Description("Further headers")]
    public IReadOnlyDictionary<string, RequestValue> Headers { get; init; } = new Dictionary<string, RequestValue>();

    [Description("Further form fields, or members of the JSON object")]
    public IReadOnlyDictionary<string, RequestValue> Form { get; init; } = new Dictionary<string, RequestValue>();

    [Description("What is appended to the URL behind '?'")]
    public IReadOnlyDictionary<string, RequestValue> Query { get; init; } = new Dictionary<string, RequestValue>();

    [Description("What the answer's body is; by task mask_tiff, json_scores, json_boxes or geojson, unless the preset says otherwise")]
    public AnswerForm? Response { get; init; }

    [Description("Where the answer stands in a JSON body: members and positions, as in 'predictions.0'")]
    public string? At { get; init; }

    [Description("Bands to send, numbers from 1, ranges or names, in order: '4,3,2', '1-13', [B04, B03, B02]; all when left out")]
    public IReadOnlyList<string> Bands { get; init; } = [];

    [Description("Pixels times this, one number or one a band, as all of these; what is sent is float32 then")]
    public IReadOnlyList<double> Scale { get; init; } = [];

    [Description("Added after scale")]
    public IReadOnlyList<double> Offset { get; init; } = [];

    [Description("The lowest and the highest value after that, as in [0, 1]")]
    public IReadOnlyList<double> Clip { get; init; } = [];

    [Description("Subtracted after clip")]
    public IReadOnlyList<double> Mean { get; init; } = [];

    [Description("Divided by at last")]
    public IReadOnlyList<double> Std { get; init; } = [];

    [Description("SCANEO's steps before sending: S2RGB, SATRGB")]
    public IReadOnlyList<string> Preprocess { get; init; } = [];

    [Description("SCANEO's steps on the answer, in order, which make a mask of it: Sigmoid, Argmax, Threshold; Sigmoid(0.3) and Threshold(0.3) set the threshold, else 0.5")]
    public IReadOnlyList<string> Postprocess { get; init; } = [];

    [Description("What turns numbers into probabilities")]
    public Activation Activation { get; init; } = Activation.None;

    [Description("The model's own class names in order, when an answer names classes")]
    public IReadOnlyList<string>? Labels { get; init; }

    [Description("The four numbers of a box in json_boxes")]
    public BoxForm Boxes { get; init; } = BoxForm.Xywh;

    [Description("What the numbers of a GeoJSON geometry count")]
    public Coordinates Coordinates { get; init; } = Coordinates.Pixel;

    [Description("kserve_v2: the model's name on the server")]
    public string? Model { get; init; }

    [Description("kserve_v2: the model's version there. Elsewhere any text that you change with the model: kept answers of the version before are not used then")]
    public string? Version { get; init; }

    [Description("kserve_v2: the input that takes the image, when there are several")]
    public string? Input { get; init; }

    [Description("kserve_v2: the output to read, when there are several")]
    public string? Output { get; init; }

    [Range(1, 1024)]
    [Description("kserve_v2: how many images of one size go into a request")]
    public int Batch { get; init; } = 8;

    [Range(0.001, 86_400)]
    [Description("Seconds for one exchange, from connecting to the last byte")]
    public double Timeout { get; init; } = 60;

    [Range(0, 20)]
    [Description("How often a request is sent again after 429, 502, 503, 504 or a broken connection (after other 5xx at most twice; never after a time-out or another 4xx); the pauses double from half a second")]
    public int Retries { get; init; } = 6;

    [Range(1, 256)]
    [Description("Most requests at once, whatever --jobs")]
    public int Concurrency { get; init; } = 4;

    [Range(0.001, 4096)]
    [Description("Most megabytes of an answer; reading stops there")]
    public double MaxBody { get; init; } = 256;

    [Range(1, 1000)]
    [Description("The run stops, to be resumed, when so many samples in a row got no answer because the server did not serve")]
    public int GiveUpAfter { get; init; } = 3;

    [Description("Use the proxy that the environment names (HTTP_PROXY, HTTPS_PROXY, NO_PROXY); otherwise none is used")]
    public bool Proxy { get; init; }
}
