using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Ferry.PostgreSql.Ef;

/// <summary>A model that is built when it is first asked for something.</summary>
/// <remarks>
/// EF Core builds the target model of every migration before it generates the migration's SQL, which is where most of the time
/// of a long history goes. The generator looks at the model for few operations only; for all others it is never built.
/// </remarks>
// Not sealed, with a public constructor: DispatchProxy derives from it.
#pragma warning disable CA1852
internal class LazyModel : DispatchProxy
#pragma warning restore CA1852
{
    private Lazy<IModel> _model = null!;

    public static IModel Of(Func<IModel> build)
    {
        var proxy = Create<IModel, LazyModel>();
        ((LazyModel)(object)proxy)._model = new Lazy<IModel>(build);
        return proxy;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Invoke(_model.Value, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
}
