using Ferry.Core.Rendering;

namespace Cake.Frosting.Ferry;

/// <summary>
/// What happened in this run, as values that one step hands to the next. A step that needs another demands its receipt, so that a
/// skipped dependency, <c>--exclusive</c> or a changed order is refused instead of obeyed.
/// </summary>
public sealed class Receipts
{
    private readonly Dictionary<Type, object> _receipts = [];

    /// <summary>Hands on a receipt.</summary>
    /// <typeparam name="TReceipt">What happened.</typeparam>
    /// <param name="receipt">The value; a later one of the same type takes its place.</param>
    public void Add<TReceipt>(TReceipt receipt)
        where TReceipt : class => _receipts[typeof(TReceipt)] = receipt;

    /// <summary>Demands the receipt of an earlier step.</summary>
    /// <typeparam name="TReceipt">What has to have happened.</typeparam>
    /// <param name="step">The target that hands it on, for the message.</param>
    /// <returns>The receipt.</returns>
    /// <exception cref="HaltException">The step did not happen in this run; exit code 3.</exception>
    public TReceipt Demand<TReceipt>(string step)
        where TReceipt : class => _receipts.TryGetValue(typeof(TReceipt), out var receipt)
        ? (TReceipt)receipt
        : throw new HaltException(new global::Ferry.Core.Outcomes.Refused(new Notice(
            $"Refused: {step} did not run in this call, and this step needs what it does. Nothing was changed by this step.",
            [NoticeDetail.Fix($"call the target whose steps these are (deploy, deploy-staging, deploy-prod), without --exclusive")])));
}
