namespace Assay.Kernels.Codecs;

/// <summary>Gathers an <see cref="OnnxModel"/> from the message. Field numbers are onnx.proto's.</summary>
ref struct OnnxModelReader(ReadOnlySpan<byte> file)
{
    const int DeepestSubgraph = 32;

    readonly ReadOnlySpan<byte> file = file;
    readonly Dictionary<string, long> opsets = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> metadata = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, int> operators = new(StringComparer.Ordinal);
    readonly SortedSet<string> external = new(StringComparer.Ordinal);
    readonly HashSet<string> weights = new(StringComparer.Ordinal);
    readonly List<OnnxPort> inputs = [], outputs = [];
    long parameters;
    string name = "";

    public OnnxModel Read()
    {
        var (version, producer, producerVersion) = (0L, "", "");
        ProtobufFields fields = new(file, 0);
        while (fields.Next())
            switch (fields.Number)
            {
                case 1: version = fields.Integer; break;
                case 2: producer = fields.Text; break;
                case 3: producerVersion = fields.Text; break;
                case 7: ReadGraph(fields.Message, 0); break;
                case 8: ReadOpset(fields.Message); break;
                case 14: ReadEntry(fields.Message, metadata); break;
            }
        var names = weights;
        return new OnnxModel
        {
            IrVersion = version,
            Producer = producer,
            ProducerVersion = producerVersion,
            Name = name,
            Opsets = opsets,
            Metadata = metadata,
            Inputs = [.. inputs.Where(input => !names.Contains(input.Name))],
            Outputs = outputs,
            Operators = operators,
            Parameters = parameters,
            ExternalFiles = [.. external],
        };
    }

    void ReadGraph(ProtobufFields fields, int depth)
    {
        while (fields.Next())
            switch (fields.Number)
            {
                case 1: ReadNode(fields.Message, depth); break;
                case 2 when depth == 0: name = fields.Text; break;
                case 5: ReadTensor(fields.Message); break;
                case 11 when depth == 0: inputs.Add(ReadPort(fields.Message)); break;
                case 12 when depth == 0: outputs.Add(ReadPort(fields.Message)); break;
            }
    }

    void ReadNode(ProtobufFields fields, int depth)
    {
        var (type, domain) = ("", "");
        while (fields.Next())
            switch (fields.Number)
            {
                case 4: type = fields.Text; break;
                case 5: ReadAttribute(fields.Message, depth); break;
                case 7: domain = fields.Text; break;
            }
        var key = domain is "" or "ai.onnx" ? type : $"{domain}.{type}";
        operators[key] = operators.GetValueOrDefault(key) + 1;
    }

    void ReadAttribute(ProtobufFields fields, int depth)
    {
        while (fields.Next())
            if (fields.Number == 5 && fields.Wire == 2)
                ReadTensor(fields.Message);
            else if (fields.Number is 6 or 11 && fields.Wire == 2)
                ReadGraph(fields.Message, depth < DeepestSubgraph ? depth + 1 : throw new InvalidDataException($"byte {fields.Start}: subgraphs are nested more than {DeepestSubgraph} deep"));
    }

    void ReadTensor(ProtobufFields fields)
    {
        var count = 1L;
        Dictionary<string, string> place = [];
        while (fields.Next())
            switch (fields.Number)
            {
                case 1 when fields.Wire == 0: count *= fields.Integer; break;
                case 1: count *= Product(fields.Bytes, fields.Start); break;
                case 8: weights.Add(fields.Text); break;
                case 13: ReadEntry(fields.Message, place); break;
            }
        parameters += count;
        if (place.TryGetValue("location", out var location))
            external.Add(location);
    }

    /// <summary>Of numbers that stand packed in one field, as proto3 writers store them.</summary>
    static long Product(ReadOnlySpan<byte> packed, long start)
    {
        var product = 1L;
        for (int i = 0, shift = 0; i < packed.Length; shift = 0)
        {
            var value = 0L;
            do
                value |= (long)(packed[i] & 127) << shift;
            while ((packed[i++] & 128) != 0 && (shift += 7) < 63 && (i < packed.Length ? true : throw new InvalidDataException($"byte {start + i}: a number does not end here")));
            product *= value;
        }
        return product;
    }

    void ReadOpset(ProtobufFields fields)
    {
        var (domain, version) = ("", 0L);
        while (fields.Next())
            if (fields.Number == 1)
                domain = fields.Text;
            else if (fields.Number == 2)
                version = fields.Integer;
        opsets[domain == "ai.onnx" ? "" : domain] = version;
    }

    static void ReadEntry(ProtobufFields fields, Dictionary<string, string> to)
    {
        var (key, value) = ("", "");
        while (fields.Next())
            if (fields.Number == 1)
                key = fields.Text;
            else if (fields.Number == 2)
                value = fields.Text;
        to[key] = value;
    }

    static OnnxPort ReadPort(ProtobufFields fields)
    {
        var name = "";
        (OnnxType Type, List<OnnxDimension>? Dimensions) shape = default;
        while (fields.Next())
            if (fields.Number == 1)
                name = fields.Text;
            else if (fields.Number == 2)
                shape = ReadType(fields.Message);
        return new(name, shape.Type, shape.Dimensions);
    }

    static (OnnxType, List<OnnxDimension>?) ReadType(ProtobufFields fields)
    {
        var type = OnnxType.Undefined;
        List<OnnxDimension>? dimensions = null;
        while (fields.Next())
            if (fields.Number == 1) // A tensor; sequences and maps have other numbers.
                for (var tensor = fields.Message; tensor.Next();)
                    if (tensor.Number == 1)
                        type = (OnnxType)tensor.Integer;
                    else if (tensor.Number == 2)
                        dimensions = ReadShape(tensor.Message);
        return (type, dimensions);
    }

    static List<OnnxDimension> ReadShape(ProtobufFields fields)
    {
        List<OnnxDimension> dimensions = [];
        while (fields.Next())
            if (fields.Number == 1)
                dimensions.Add(ReadDimension(fields.Message));
        return dimensions;
    }

    static OnnxDimension ReadDimension(ProtobufFields fields)
    {
        OnnxDimension dimension = new(-1);
        while (fields.Next())
            if (fields.Number == 1)
                dimension = new(Math.Max(-1, fields.Integer));
            else if (fields.Number == 2)
                dimension = new(-1, fields.Text);
        return dimension;
    }
}
