namespace Docker.DotNet.Models;

public class GlobalJob;
