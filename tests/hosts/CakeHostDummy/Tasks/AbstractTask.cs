using Cake.Frosting;

namespace CakeHostDummy.Tasks;

public abstract class AbstractTask : FrostingTask;
