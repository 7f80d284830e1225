namespace Docker.DotNet.Models;

public class GlobalService;
